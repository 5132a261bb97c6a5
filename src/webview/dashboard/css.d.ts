/** esbuild bundles what is imported from here into dashboard.css, beside the script. */
declare module '*.css';
