// Microsoft's JavaScript client does the work of drives on the emulator, and prints what it has seen.
//
//     node graph_client.mjs STEP
//
// `SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.

import * as order from "./graph_client_order.mjs";
import * as reading from "./graph_client_reading.mjs";
import * as uploads from "./graph_client_uploads.mjs";

const STEPS = { ...reading, ...uploads, ...order };
console.log(JSON.stringify(await STEPS[process.argv[2]]()));
