import { tellJourney } from "./journey/tell.ts";

tellJourney("en");
