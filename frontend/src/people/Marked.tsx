import { highlight } from '@/lib/highlight'

/** Text with what speaks for the person marked in it. */
export function Marked({ text, evidence }: { text: string; evidence: readonly string[] }) {
  return (
    <bdi>
      {highlight(text, evidence).map((piece, index) =>
        piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </bdi>
  )
}
