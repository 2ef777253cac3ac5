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
  const most = 1 + phrases.reduce((sum, p) => sum + p.length, 0);
  const step = numberTable(most); // node * width + letter → node
  /** Phrases that end at a node, as a chain: the last one, and before it … (1 + index, 0 for none). */
  const lastEnd = new Int32Array(most);
  const endBefore = new Int32Array(phrases.length);
  const letterOf = new Uint16Array(most);
  const parentOf = new Int32Array(most);
  const depthOf = new Int32Array(most);
  let nodes = 1;
  phrases.forEach((phrase, index) => {
    if (!phrase) return;
    let node = 0;
    for (let i = 0; i < phrase.length; i++) {
      const letter = letters[phrase.charCodeAt(i)] as number;
      const key = node * width + letter;
      let next = step.get(key);
      if (next === 0) {
        next = nodes++;
        step.set(key, next);
        letterOf[next] = letter;
        parentOf[next] = node;
        depthOf[next] = i + 1;
      }
      node = next;
    }
    endBefore[index] = lastEnd[node] as number;
    lastEnd[node] = index + 1;
  });

  const fail = new Int32Array(nodes);
  /** Next node down the chain of suffixes at which a phrase ends, 0 for none. */
  const suffix = new Int32Array(nodes);
  for (const node of inOrder(depthOf, nodes)) {
    const letter = letterOf[node] as number;
    const parent = parentOf[node] as number;
    if (parent !== 0) {
      let back = fail[parent] as number;
      let next = step.get(back * width + letter);
      while (next === 0 && back !== 0) {
        back = fail[back] as number;
        next = step.get(back * width + letter);
      }
      fail[node] = next;
    }
    const to = fail[node] as number;
    suffix[node] = lastEnd[to] ? to : (suffix[to] as number);
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
        while (next === 0 && node !== 0) {
          node = fail[node] as number;
          next = step.get(node * width + letter);
        }
        node = next;
        for (let at = lastEnd[node] ? node : (suffix[node] as number); at !== 0; at = suffix[at] as number) {
          for (let end = lastEnd[at] as number; end !== 0; end = endBefore[end - 1] as number) onHit(end - 1, i + 1 - (lengths[end - 1] as number), i + 1);
        }
      }
    },
  };
}

/** Nodes 1 … n-1, the shallow ones first. */
function inOrder(depthOf: Int32Array, nodes: number): Int32Array {
  const places = new Int32Array(depthOf.reduce((most, d) => Math.max(most, d), 0) + 2);
  const bump = (depth: number): number => {
    const now = places[depth] as number;
    places[depth] = now + 1;
    return now;
  };
  for (let node = 1; node < nodes; node++) bump((depthOf[node] as number) + 1);
  for (let depth = 1; depth < places.length; depth++) places[depth] = (places[depth] as number) + (places[depth - 1] as number);
  const order = new Int32Array(nodes - 1);
  for (let node = 1; node < nodes; node++) order[bump(depthOf[node] as number)] = node;
  return order;
}

/** Numbers to numbers (0 = none) without an object per entry: building the automaton is most of the first assessment's time. */
function numberTable(entries: number): { get(key: number): number; set(key: number, value: number): void } {
  let size = 1024;
  while (size < entries * 2) size *= 2;
  const keys = new Float64Array(size).fill(-1);
  const values = new Int32Array(size);
  const placeOf = (key: number) => {
    let at = (Math.imul(key | 0, 0x9e3779b1) >>> 7) & (size - 1);
    while (keys[at] !== key && keys[at] !== -1) at = (at + 1) & (size - 1);
    return at;
  };
  return {
    get: (key) => values[placeOf(key)] as number,
    set(key, value) {
      const at = placeOf(key);
      keys[at] = key;
      values[at] = value;
    },
  };
}
