/** Starts Swagger UI. Nothing is tried out from here: a page's calls name the person it was made for. */
export const viewerScript = `
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const show = () => {
  const theme = root.dataset.theme ?? (system.matches ? "dark" : "light");
  root.classList.toggle("dark-mode", theme === "dark");
};
system.addEventListener("change", show);
show();
SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  filter: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
});
`;

/** Our ground and faces around it, and room for it on a phone. */
export const viewerStyle = `
body { margin: 0; background: #faf8f3; }
header { display: flex; justify-content: space-between; align-items: center; min-height: 3rem; padding: 0.5rem 1.25rem;
  font: 600 1rem/1.4 system-ui, sans-serif; background: #0f4d3a; }
header a { color: #fff; min-height: 2.75rem; display: inline-flex; align-items: center; }
noscript { display: block; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif; }
html.dark-mode body { background: #1c2022; }
.swagger-ui { overflow-wrap: anywhere; }
.swagger-ui .info { margin: 1.5rem 0; }
/* Nothing is sent from here, so nothing is signed in. */
.swagger-ui .auth-wrapper, .swagger-ui .authorization__btn { display: none; }
.swagger-ui .responses-table .response-col_links { display: none !important; }
.swagger-ui .scheme-container { padding: 1rem 0; }
@media (max-width: 640px) {
  .swagger-ui .wrapper { padding: 0 0.75rem; }
  .swagger-ui .opblock .opblock-summary-path { max-width: 100%; }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-description { flex-basis: 100%; padding: 0 0.5rem; text-align: left; }
  .swagger-ui .opblock-body pre, .swagger-ui table { font-size: 0.8rem; }
  .swagger-ui .opblock-section-header { padding: 0.5rem 0.75rem; }
  .swagger-ui table:is(.parameters, .responses-table), .swagger-ui table:is(.parameters, .responses-table) > tbody,
  .swagger-ui table:is(.parameters, .responses-table) > tbody > tr,
  .swagger-ui table:is(.parameters, .responses-table) > tbody > tr > td { display: block; width: auto; max-width: 100%; }
  .swagger-ui table:is(.parameters, .responses-table) > thead { display: none; }
  .swagger-ui .opblock-body .responses-inner { padding: 0.75rem; }
  .swagger-ui .response-col_status { padding-bottom: 0; font-weight: 700; }
}
`;
