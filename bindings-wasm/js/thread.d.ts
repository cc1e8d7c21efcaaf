// The script of the workers that `tegi/worker` opens. It runs in a worker only, and exports nothing.
export {};
