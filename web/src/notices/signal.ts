/** Signs beyond the page, for who is not looking at it. */

export type SignPermission = "granted" | "denied" | "default" | "unsupported";

export function signPermission(): SignPermission {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Asks the browser; only after a click, as browsers demand. */
export async function askForSigns(): Promise<SignPermission> {
  return typeof Notification === "undefined" ? "unsupported" : Notification.requestPermission();
}

/** One sign of the browser; a second with the same tag takes its place, also when two pages are open. */
export function showSign(title: string, body: string, tag: string, onOpen: () => void): void {
  if (signPermission() !== "granted") return;
  try {
    const sign = new Notification(title, { body, tag });
    sign.onclick = () => {
      window.focus();
      sign.close();
      onOpen();
    };
  } catch {
    // Browsers of telephones allow this to service workers only: then the bell has to do.
  }
}

/** One short, low tone. Silent where the browser wants a click before any sound. */
export function playTone(): void {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 520;
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.onended = () => void audio.close();
    tone.start();
    tone.stop(audio.currentTime + 0.35);
  } catch {
    // No sound device: nothing is lost.
  }
}
