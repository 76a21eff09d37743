/** Some cells of a column, each on a line of its own. */
export function Samples({ samples }: { samples: readonly string[] }) {
  return samples.map((sample, index) => (
    <span key={index} className="block truncate" title={sample}>
      <bdi>{sample}</bdi>
    </span>
  ))
}
