// The door of every npm script. Plain JavaScript and Node's own modules only: it runs before anything is installed.
const NEEDED = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(`Turnpike needs Node ${NEEDED.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

import("./bootstrap/commands.mjs")
  .then(({ runCommand }) => runCommand(process.argv[2], process.argv.slice(3)))
  .catch((error) => {
    console.error(process.env.LOG_LEVEL === "debug" ? error : `turnpike: ${error.message}`);
    process.exit(1);
  });
