import { highlight } from '@/lib/highlight'

/** Text with the evidence highlighted. */
export function HighlightedText({ text, evidence }: { text: string; evidence: readonly string[] }) {
  return (
    <bdi>
      {highlight(text, evidence).map((segment, index) =>
        segment.marked ? <mark key={index}>{segment.text}</mark> : <span key={index}>{segment.text}</span>,
      )}
    </bdi>
  )
}
