/** What listens on well-known ports. */

/**
 * Over these a server is run by whoever gets in. Security Hub wants neither open to the world.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-53
 */
export const adminPorts: Readonly<Record<number, string>> = { 22: "SSH", 3389: "RDP" };

/**
 * Over these servers give away their data or files, or can be run; what Security Hub calls ports with high risk, without those on which
 * people also serve web pages.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19
 */
export const dataPorts: Readonly<Record<number, string>> = {
  20: "FTP",
  21: "FTP",
  23: "Telnet",
  110: "POP3",
  135: "RPC",
  143: "IMAP",
  445: "SMB",
  1433: "SQL Server",
  1434: "SQL Server",
  3306: "MySQL",
  4333: "mSQL",
  5432: "PostgreSQL",
  5500: "VNC",
  5601: "OpenSearch Dashboards",
  6379: "Redis",
  9200: "OpenSearch",
  9300: "OpenSearch",
  11211: "Memcached",
  27017: "MongoDB",
};

/** What else people open ports for, by the name of its protocol. */
const otherPorts: Readonly<Record<number, string>> = {
  53: "DNS",
  80: "HTTP",
  123: "NTP",
  443: "HTTPS",
  2049: "NFS",
  5671: "AMQP",
  8883: "MQTT",
};

/** What a port is known for. */
export const serviceOn = (port: number): string | undefined =>
  adminPorts[port] ?? dataPorts[port] ?? otherPorts[port];
