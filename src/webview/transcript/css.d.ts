/** esbuild bundles what is imported from here into transcript.css, beside the script. */
declare module '*.css';
