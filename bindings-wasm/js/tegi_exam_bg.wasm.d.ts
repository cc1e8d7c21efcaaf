/** Where a bundler that takes `.wasm` for a file put the engine: for `load`. */
declare const address: string;
export default address;
