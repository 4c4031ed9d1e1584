import { Bars, Note, Phone, Scene, Strongbox, Tick, Way } from "./drawing-parts";

/** The buyer's money goes into the strongbox, which closes. */
export const MoneyLocked = () => (
  <Scene>
    <Phone x={44} y={62}>
      <path d="M14 32h36M14 44h22" stroke="var(--edge)" />
      <rect x="12" y="84" width="40" height="18" rx="6" fill="var(--primary)" />
      <path d="M24 93h16" stroke="var(--on-primary)" />
    </Phone>
    <Way d="M112 70c14-42 92-52 115-4" head="M229 53l-1.5 14-12-7" />
    <Note x={134} y={52} turn={-8} />
    <Strongbox x={184} y={112} />
  </Scene>
);

/** The seller's phone sends to the buyer's; the strongbox between them stays shut. */
export const AirtimeSent = () => (
  <Scene>
    <Way d="M92 52c34-34 100-34 132-2" head="M224 39l1 12-12-1" />
    <Phone x={36} y={62}>
      <path d="M32 40v14M32 66h0M20 88h24" stroke="var(--edge)" />
      <path d="M23 46a13 13 0 0 1 18 0M17 39a21 21 0 0 1 30 0" stroke="var(--wait)" />
      <circle cx="32" cy="56" r="3.5" fill="var(--wait)" />
    </Phone>
    <g transform="translate(121 122) scale(.88)">
      <Strongbox x={0} y={0} />
    </g>
    <Phone x={220} y={62}>
      <Bars x={14} y={34} lit={4} />
      <path d="M18 84h28M18 95h16" stroke="var(--edge)" />
    </Phone>
  </Scene>
);

/** The buyer says it has arrived, the strongbox opens, the seller is paid. */
export const SellerPaid = () => (
  <Scene>
    <Phone x={36} y={62}>
      <Tick x={32} y={48} />
      <path d="M18 84h28M24 95h16" stroke="var(--edge)" />
    </Phone>
    <g transform="translate(121 122) scale(.88)">
      <Strongbox x={0} y={0} open />
    </g>
    <Way d="M178 74c10-30 44-40 70-20" head="M248 40l1 14-13-1" />
    <Note x={186} y={28} turn={-8} />
    <Phone x={220} y={62}>
      <Note x={6} y={30} />
      <Note x={6} y={66} />
    </Phone>
  </Scene>
);
