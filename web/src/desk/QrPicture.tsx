/** A QR code the server drew, shown as a picture so that nothing in it can run. */
export function QrPicture({ svg, label, size = 152 }: { svg: string; label: string; size?: number }) {
  return <img className="desk-qr" alt={label} width={size} height={size} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />;
}
