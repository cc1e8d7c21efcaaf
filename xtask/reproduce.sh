# Builds the wasm from a copy of the sources in another folder and holds its digest against the package's.
set -eu
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
cp -r bindings-wasm/node_modules "$copy/bindings-wasm/"
(cd "$copy" && cargo run --quiet --package xtask --features wasm -- wasm)
cd bindings-wasm/dist
sha256sum --check --quiet SHA256SUMS
cmp SHA256SUMS "$copy/bindings-wasm/dist/SHA256SUMS"
echo "reproduced: $(grep wasm$ SHA256SUMS)"
