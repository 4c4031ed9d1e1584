/** A signpost whose boards point both ways, and a bird that does not know either: 220 x 176. */
export const Signpost = () => (
  <>
    <circle cx="110" cy="88" r="78" fill="var(--primary-soft)" />
    <path d="M20 162h180" stroke="var(--line)" strokeWidth="2.5" strokeLinecap="round" />
    <path d="M110 34v128" stroke="#8a5a38" strokeWidth="9" strokeLinecap="round" />
    <path d="M66 52h84l18 16-18 16H66a5 5 0 0 1-5-5V57a5 5 0 0 1 5-5z" fill="var(--primary)" />
    <path d="M78 68h48" stroke="var(--on-primary)" strokeWidth="5" strokeLinecap="round" />
    <path d="M148 96H74L56 111l18 15h74a5 5 0 0 0 5-5v-20a5 5 0 0 0-5-5z" fill="#dc9430" />
    <path d="M86 111h44" stroke="#fbe3b4" strokeWidth="5" strokeLinecap="round" />
    <g strokeLinecap="round" strokeLinejoin="round">
      <path
        d="M101 32c-9 0-14-7-13-15 0-8 7-13 14-12 8 1 11 8 19 13 5 3 9 4 14 4-6 8-20 10-34 10z"
        fill="#4682b8"
      />
      <path d="M89 13l-9 4 8 3z" fill="#b8562b" />
      <circle cx="97" cy="14" r="2.4" fill="#14202a" />
      <path d="M103 32v5M110 31v6" stroke="#b8562b" strokeWidth="2.5" />
      <path d="M104 20c4 5 10 7 16 6" stroke="#d9eafb" strokeWidth="2.2" />
    </g>
    <path
      d="M74 5c-1-6 8-8 8-2 0 3-4 3-4 7M78 15h0"
      stroke="var(--muted)"
      strokeWidth="2.5"
      strokeLinecap="round"
      transform="translate(-14 6)"
    />
    <path
      d="M40 162c0-8 3-13 6-17M46 162c0-6 4-9 9-11M170 162c0-7-2-11-5-15M178 162c0-5 3-9 7-11"
      stroke="var(--primary-ink)"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
  </>
);

/** A plug out of its socket: 200 x 96. */
export const Unplugged = () => (
  <g strokeWidth="7" strokeLinecap="round">
    <path d="M4 62c26 0 24-14 46-14M196 34c-26 0-24 14-46 14" stroke="var(--line)" />
    <path d="M82 38h12M82 58h12" stroke="var(--muted)" />
    <path d="M54 28h14a14 14 0 0 1 14 14v12a14 14 0 0 1-14 14H54z" fill="var(--primary)" />
    <path d="M146 28h-18a14 14 0 0 0-14 14v12a14 14 0 0 0 14 14h18z" fill="var(--wait)" />
    <path d="M98 20V6M88 24 80 14M108 24l8-10" stroke="var(--wait)" strokeWidth="4" />
  </g>
);
