import { expect, test } from "vitest";
import { isPushService } from "./push-services.ts";

const services = ["fcm.googleapis.com", "*.push.apple.com", "http://127.0.0.1:9000"];
test.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://web.push.apple.com/x", true],
  ["http://127.0.0.1:9000/push", true],
  ["http://fcm.googleapis.com/x", false],
  ["https://fcm.googleapis.com:8443/x", false],
  ["https://fcm.googleapis.com.evil.cn/x", false],
  ["https://evilpush.apple.com.cn/x", false],
  ["https://xpush.apple.com/x", false],
  ["http://127.0.0.1:9001/push", false],
  ["http://169.254.169.254/latest", false],
  ["https://user@fcm.googleapis.com/x", false],
  ["file:///etc/passwd", false],
  ["nonsense", false],
])("%s: %s", (endpoint, expected) => expect(isPushService(endpoint, services)).toBe(expected));
