const redrawEvery = 200;
const lineEvery = 3_000;

/** Shows how far a long piece of work is, on standard error: one line redrawn on a terminal, else a line every few seconds. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): { show: (done: number, total?: number) => void; end: () => void } {
  let last = 0;
  let drawn = false;
  return {
    show(done, total) {
      const now = performance.now();
      if (now - last < (stream.isTTY ? redrawEvery : lineEvery)) return;
      last = now;
      const text = total === undefined ? `${done} rows` : `${done} of ${total} rows`;
      stream.write(stream.isTTY ? `\r${text}\x1b[K` : `${text}\n`);
      drawn = stream.isTTY === true;
    },
    end() {
      if (drawn) stream.write("\r\x1b[K");
    },
  };
}
