const fonts = [
  ["Figtree", "figtree-latin", "U+0000-00FF,U+2000-206F,U+20AC,U+2122"],
  ["Figtree", "figtree-latin-ext", "U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0"],
  ["Bricolage Grotesque", "bricolage-grotesque-latin", "U+0000-00FF,U+2000-206F,U+20AC,U+2122"],
  ["Bricolage Grotesque", "bricolage-grotesque-latin-ext", "U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0"],
];

const faces = fonts
  .map(
    ([family, file, range]) =>
      `@font-face{font-family:"${family}";src:url(/fonts/${file}.woff2) format("woff2");font-weight:300 800;font-display:swap;unicode-range:${range}}`,
  )
  .join("");

const light = `--ground:#faf6ef;--surface:#fffdf9;--line:#e7dfd2;--ink:#18211c;--muted:#5d675f;--primary:#0f4c36;
--primary-hover:#0b3a29;--on-primary:#fbfaf5;--primary-soft:#e2efe6;--primary-ink:#0d5a3f;--wait:#8a4b08;--wait-soft:#fdf0d9;
--danger:#a61b1b;--danger-soft:#fbe9e7;--info:#1f4e79;--info-soft:#e6eff7;--edge:#8f8676;
--shadow:0 1px 2px rgb(24 33 28/.05),0 8px 24px -12px rgb(24 33 28/.14)`;

const dark = `--ground:#0e1411;--surface:#141b17;--line:#29342d;--ink:#edf2ee;--muted:#a3afa7;--primary:#4cc38a;
--primary-hover:#63d19c;--on-primary:#06170f;--primary-soft:#15301f;--primary-ink:#7fdcae;--wait:#f3b75b;--wait-soft:#33260f;
--danger:#ff8f85;--danger-soft:#3a1715;--info:#8fbdec;--info-soft:#14263a;--edge:#68756c;--shadow:0 12px 32px -16px rgb(0 0 0/.7)`;

const basics = `
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--ink);font:16px/1.5 Figtree,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
h1,h2,.fig,.logo,.brandline{font-family:"Bricolage Grotesque",system-ui,sans-serif;letter-spacing:-.015em;line-height:1.15}
.fig,.num{font-variant-numeric:tabular-nums}.num{overflow-wrap:anywhere}
h1{font-size:26px}h2{font-size:22px}
a{color:inherit;text-decoration:none}.link{color:var(--primary-ink);text-decoration:underline;text-underline-offset:3px;overflow-wrap:anywhere}
ul,ol{list-style:none;padding:0}.mut{color:var(--muted);font-size:14px}.mid{text-align:center}
:focus-visible{outline:3px solid var(--primary);outline-offset:2px;border-radius:6px}
.btn{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:0 20px;border:0;border-radius:10px;font:inherit;font-weight:600;cursor:pointer;color:var(--ink);background:none}
.main{width:100%;background:var(--primary);color:var(--on-primary)}.main:hover{background:var(--primary-hover)}
.quiet{box-shadow:inset 0 0 0 1px var(--edge)}.quiet:hover,.small:hover{background:var(--primary-soft)}
.plain{width:100%;color:var(--muted)}.plain:hover{text-decoration:underline}
.small{min-height:44px;padding:0 14px;font-size:14px;box-shadow:inset 0 0 0 1px var(--line);background:var(--surface);white-space:nowrap}
.danger{color:var(--danger);box-shadow:inset 0 0 0 1px var(--danger)}
.field{margin-bottom:16px}.field label{display:block;font-weight:600;font-size:15px;margin-bottom:6px}
input:not([type=hidden]),select{width:100%;min-height:48px;padding:0 14px;border:1px solid var(--edge);border-radius:10px;background:var(--ground);color:inherit;font:inherit;font-variant-numeric:tabular-nums}
[aria-invalid=true]{border-color:var(--danger)!important}.problem{color:var(--danger);font-size:15px;margin-top:6px}
.empty{padding:24px;border:1px dashed var(--line);border-radius:16px;color:var(--muted);text-align:center}
summary{cursor:pointer;min-height:44px;display:flex;align-items:center;gap:8px;font-weight:600}summary::-webkit-details-marker{display:none}
summary:before{content:"";width:8px;height:8px;margin:0 4px;border-right:2px solid var(--muted);border-bottom:2px solid var(--muted);transform:rotate(-45deg);flex:none}[open]>summary:before{transform:rotate(45deg)}
.small[aria-pressed=true]{background:var(--wait-soft);color:var(--wait);box-shadow:inset 0 0 0 2px var(--wait)}
.chip{display:inline-block;font-size:13px;font-weight:600;padding:2px 10px;border-radius:99px;background:var(--info-soft);color:var(--info);white-space:nowrap}
.success,.processed,.declined,.acknowledged,.mail{background:var(--primary-soft);color:var(--primary-ink)}.failed,.reversed,.forged,.given-up,.blocked,.rejected,.merchant-accepted,.bank-accepted,.auto-accepted{background:var(--danger-soft);color:var(--danger)}.abandoned,.waiting,.lost,.needs-attention,.otp,.awaiting-merchant-feedback{background:var(--wait-soft);color:var(--wait)}
.top{border-bottom:1px solid var(--line)}.bar{max-width:1160px;margin:0 auto;display:flex;align-items:center;justify-content:space-between;height:60px;padding:0 16px}
.logo{font-size:20px}nav{display:flex;gap:4px}nav a{padding:0 14px;min-height:44px;display:flex;align-items:center;border-radius:10px;font-weight:600}nav a[aria-current]{background:var(--primary-soft);color:var(--primary-ink)}`;

const checkout = `
.checkout{max-width:440px;margin:0 auto;padding:24px 16px 48px}
.brandline{font-size:20px;font-weight:700;text-align:center;margin-bottom:16px}.brandline span{color:var(--muted);font-weight:500}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:24px;box-shadow:var(--shadow);padding:24px}
.due{padding-bottom:20px;margin-bottom:20px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.due h1{font-size:28px;margin-top:2px}
.note{padding:12px 16px;border-radius:10px;margin-bottom:16px;font-size:15px}.bad{background:var(--danger-soft);color:var(--danger)}
.or{display:flex;align-items:center;gap:12px;margin:20px 0;color:var(--muted);font-size:14px}.or:before,.or:after{content:"";flex:1;height:1px;background:var(--line)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}.sheet .quiet{width:100%}.sheet form{margin-top:16px}.sheet details{margin-top:12px}
.sheet .main+.quiet{margin-top:12px}
.cards li{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:10px 0;border-top:1px solid var(--line)}.cards div{display:grid;font-size:15px}
.tick{width:56px;height:56px;margin:0 auto 16px;border-radius:50%;display:grid;place-items:center;background:var(--primary-soft);color:var(--primary-ink);font-size:26px}
.sheet .mid+.mut{margin:8px 0 20px}.foot{margin-top:16px;text-align:center;font-size:13px;color:var(--muted);overflow-wrap:anywhere}`;

const lists = `
.control{max-width:1160px;margin:0 auto;padding:28px 16px 64px;display:grid;gap:24px;grid-template-columns:minmax(0,1fr)}
.column{display:grid;gap:24px;min-width:0}.control section{background:var(--surface);border:1px solid var(--line);border-radius:16px;padding:20px;min-width:0}.control h1{font-size:21px;margin-bottom:10px}
.balance{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px;margin-bottom:12px}.balance strong{font-size:24px}
.rows>li{border-top:1px solid var(--line);padding:10px 0;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px;min-width:0}.rows>li>div:first-child{display:grid;min-width:0;flex:1 1 220px}
.rows details{width:100%}.rows details p{margin-left:28px}.rows .acts{justify-content:flex-end}.rows details .acts{justify-content:flex-start;margin-left:28px}.rows summary{flex-wrap:wrap;font-weight:400;gap:4px 12px;position:relative;padding-left:28px}.rows summary:before{position:absolute;left:4px;top:15px}.rows summary .num{flex-basis:100%}.amount{font-weight:650;font-size:18px}.who{overflow-wrap:anywhere}
.rows.on{background:var(--wait-soft);border-radius:12px;padding:4px 14px;margin-bottom:14px}.rows.on>li:first-child{border:0}.rows.two>li{justify-content:flex-start;flex-wrap:nowrap}
.acts{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-top:6px}.acts form{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.acts select{width:auto;min-height:44px}.mut+.rows,.acts+.rows{margin-top:12px}.empty+.grid,.empty+.more,.rows+.grid{margin-top:12px}.inline{display:flex;align-items:center;gap:6px;font-size:14px}.inline input{width:72px!important;min-height:44px!important}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:0 16px;align-items:end;padding-top:8px}.grid .btn{margin-bottom:16px}.rows+.more{border-top:1px solid var(--line);margin-bottom:8px}
@media(min-width:960px){.control{grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}}
.inbox{max-width:1160px;margin:0 auto;padding:24px 16px 64px}.inbox h1{margin-bottom:12px}
.find{display:flex;gap:8px;margin-bottom:12px}.inbox .list .mut+.empty,.list>.mut{margin-bottom:8px}
.list li{border-top:1px solid var(--line)}.list li a{display:grid;grid-template-columns:auto 1fr auto;gap:2px 10px;align-items:center;padding:12px;border-radius:10px}.list li a:hover,.list li a[aria-current]{background:var(--primary-soft)}
.what{grid-column:1/-1;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.list .who{font-weight:600;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.open article{background:var(--surface);border:1px solid var(--line);border-radius:16px;padding:24px;box-shadow:var(--shadow)}
.back{display:inline-flex;align-items:center;min-height:44px}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin:12px 0 20px;padding-bottom:20px;border-bottom:1px solid var(--line);font-size:15px}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
@media(max-width:799px){.reading .list{display:none}.inbox:not(.reading) .open{display:none}}
@media(min-width:800px){.inbox{display:grid;grid-template-columns:minmax(300px,400px) 1fr;gap:24px}.back{display:none}.open{position:sticky;top:24px;align-self:start;margin-top:48px}}`;

/** The one style sheet of all the simulators' pages. */
export const styles = `${faces}:root{${light}}@media(prefers-color-scheme:dark){:root{${dark}}}${basics}${checkout}${lists}`;
