import "server-only";
import { lookup } from "node:dns";
import { BlockList, isIPv4, type LookupFunction } from "node:net";

/** Blocks of IPv4 that are not the internet (IANA special-purpose registry). */
const special = new BlockList();
for (const block of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]) {
  const [address = "", bits = ""] = block.split("/");
  special.addSubnet(address, Number(bits), "ipv4");
}
// Of IPv6, what can carry an IPv4 address or is for documentation.
special.addSubnet("2001::", 23, "ipv6");
special.addSubnet("2001:db8::", 32, "ipv6");
special.addSubnet("2002::", 16, "ipv6");

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/** Whether an address is on the internet, and not on our own machine or what is beside it. */
export const isPublicAddress = (address: string): boolean =>
  isIPv4(address)
    ? !special.check(address, "ipv4")
    : global6.check(address, "ipv6") && !special.check(address, "ipv6");

/** Resolves a host for a connection; an error if one of its addresses is not on the internet, whatever the name is. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new Error(`${hostname} has an address that is not public`), []);
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
