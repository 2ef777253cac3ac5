import { tellJourney } from "./journey/tell.ts";

tellJourney("zh-CN");
