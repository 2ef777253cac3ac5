/**
 * Finds many phrases in a text in one pass (Aho-Corasick over UTF-16 units): time grows with the text and the hits, never with the
 * number of phrases, and no input makes it slower than that.
 */
export type PhraseFinder = {
  /** Calls back for every occurrence of every phrase, by its end; `phrase` is the index in the list the finder was built from. */
  find(codes: Uint16Array, onHit: (phrase: number, start: number, end: number) => void): void;
};

export function makePhraseFinder(phrases: readonly string[]): PhraseFinder {
  const letters = new Uint16Array(0x10000); // 0: a unit no phrase holds
  let letterCount = 0;
  for (const phrase of phrases) {
    for (let i = 0; i < phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      if (!letters[code]) letters[code] = ++letterCount;
    }
  }
  const width = letterCount + 1;
  const step = new Map<number, number>(); // node * width + letter → node
  const ends: number[][] = [[]];
  const childrenOf: number[][] = [[]]; // letter, node, letter, node …
  phrases.forEach((phrase, index) => {
    if (!phrase) return;
    let node = 0;
    for (let i = 0; i < phrase.length; i++) {
      const letter = letters[phrase.charCodeAt(i)] as number;
      let next = step.get(node * width + letter);
      if (next === undefined) {
        next = ends.length;
        ends.push([]);
        childrenOf.push([]);
        step.set(node * width + letter, next);
        childrenOf[node]?.push(letter, next);
      }
      node = next;
    }
    ends[node]?.push(index);
  });

  const fail = new Int32Array(ends.length);
  /** Next node down the chain of suffixes at which a phrase ends, 0 for none. */
  const suffix = new Int32Array(ends.length);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] as number;
    const children = childrenOf[node] as number[];
    for (let c = 0; c < children.length; c += 2) {
      const letter = children[c] as number;
      const child = children[c + 1] as number;
      let back = fail[node] as number;
      if (node !== 0) {
        while (back !== 0 && !step.has(back * width + letter)) back = fail[back] as number;
        fail[child] = step.get(back * width + letter) ?? 0;
      }
      const to = fail[child] as number;
      suffix[child] = ends[to]?.length ? to : (suffix[to] as number);
      queue.push(child);
    }
  }
  const lengths = phrases.map((p) => p.length);

  return {
    find(codes, onHit) {
      let node = 0;
      for (let i = 0; i < codes.length; i++) {
        const letter = letters[codes[i] as number] as number;
        if (letter === 0) {
          node = 0;
          continue;
        }
        let next = step.get(node * width + letter);
        while (next === undefined && node !== 0) {
          node = fail[node] as number;
          next = step.get(node * width + letter);
        }
        node = next ?? 0;
        for (let at = ends[node]?.length ? node : (suffix[node] as number); at !== 0; at = suffix[at] as number) {
          for (const phrase of ends[at] as number[]) onHit(phrase, i + 1 - (lengths[phrase] as number), i + 1);
        }
      }
    },
  };
}
