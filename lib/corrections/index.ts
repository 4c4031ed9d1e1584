import "server-only";

export {
  correctionActsOf,
  correctionStartFor,
  figuresFor,
  isCaseKind,
} from "./queries";
