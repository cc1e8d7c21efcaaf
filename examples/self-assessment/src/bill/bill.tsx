/** The bill of materials of the product, as a grid. */
export function Bill() {
  return <div class="bill" />;
}
