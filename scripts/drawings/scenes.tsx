import { Bars, Buyer, Note, OpenDoor, Phone, Safe, Scene, Seller, Signal, Tick, Way } from "./parts";

/** The buyer's money goes into the safe, which stays shut. */
export const MoneyLocked = () => (
  <Scene>
    <Seller />
    <Safe />
    <Buyer hand={[46, -62]} />
    <Way d="M108 84c8-32 48-34 53 4" head="M153 80l8 9 7-10" />
    <Note x={101} y={106} turn={-16} />
  </Scene>
);

/** The seller's phone sends to the buyer's; the safe between them stays shut. */
export const AirtimeSent = () => (
  <Scene>
    <Safe />
    <Seller
      hand={[-42, -44]}
      holds={
        <Phone>
          <path d="M0 8V-7M-6-1l6-6 6 6" stroke="#4682b8" strokeWidth="3" />
        </Phone>
      }
    />
    <Signal x={207} y={112} />
    <Way d="M204 84c-26-38-62-40-88-6" head="M114 64l1 16 15-4" />
    <Buyer
      hand={[42, -44]}
      happy
      holds={
        <Phone>
          <Bars />
        </Phone>
      }
    />
  </Scene>
);

/** The buyer says that it has arrived, the safe opens, the seller is paid. */
export const SellerPaid = () => (
  <Scene>
    <Safe>
      <OpenDoor />
    </Safe>
    <Way d="M164 112c-2-62 44-74 56-18" head="M210 87l10 9 6-12" />
    <Note x={178} y={64} turn={-14} />
    <Seller hand={[-46, -54]} happy holds={<Note x={-4} y={-8} turn={8} />} />
    <Buyer
      hand={[36, -40]}
      happy
      holds={
        <Phone>
          <Tick x={0} y={2} r={9} />
        </Phone>
      }
    />
  </Scene>
);
