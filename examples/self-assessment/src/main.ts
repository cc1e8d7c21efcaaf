import { TegiAssessment } from "./element.tsx";

customElements.define("tegi-assessment", TegiAssessment);
