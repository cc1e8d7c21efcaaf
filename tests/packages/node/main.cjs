const tegi = require("tegi");
const worker = require("tegi/worker");

import("./journey.js").then(async ({ journey }) => console.log(await journey(tegi, worker)));
