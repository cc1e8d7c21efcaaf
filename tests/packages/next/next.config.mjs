export default { output: "export", serverExternalPackages: ["tegi"] };
