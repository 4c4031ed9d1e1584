declare module "@paystack/inline-js" {
  interface PopupCallbacks {
    onLoad?(transaction: { id: number; accessCode: string }): void;
    onSuccess?(transaction: { reference: string; message: string }): void;
    onCancel?(): void;
    onError?(error: { message: string }): void;
  }

  /** Paystack's checkout in a frame over the page. In the browser only; its URLs are built in. */
  export default class PaystackPop {
    /** Opens a transaction that the server has initialised. */
    resumeTransaction(accessCode: string, callbacks?: PopupCallbacks): unknown;
  }
}
