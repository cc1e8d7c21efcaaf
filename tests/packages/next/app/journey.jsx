"use client";

import { useEffect } from "react";
import * as tegi from "tegi";
import * as worker from "tegi/worker";

import { journey } from "../journey.js";

// Assessed in the browser.
export function Journey() {
  useEffect(() => {
    journey(tegi, worker).then((line) => (document.title = line));
  }, []);
  return null;
}
