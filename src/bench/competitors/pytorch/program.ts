/**
 * The Python side: reads one request a line and answers with one line, as `remote/host.ts` does for the competitors in
 * TypeScript. The penalty is the optimizer's own `weight_decay`; one thread; PyTorch's defaults in everything else.
 */
export const PYTORCH_PROGRAM = `
import array, json, os, sys, time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
loaded = {}


def read(path, code):
    values = array.array(code)
    with open(path, "rb") as file:
        values.frombytes(file.read())
    return torch.frombuffer(values, dtype={"B": torch.uint8, "f": torch.float32, "I": torch.int32}[code])


def examples(part):
    key = part["images"]
    if key not in loaded:
        pixels = read(part["images"], "B").view(part["count"], -1).float() / 255
        loaded[key] = pixels, read(part["labels"], "B").long()
    return loaded[key]


def build(kind, groups, rate):
    o = torch.optim
    name = kind["kind"]
    if name == "sgd":
        return o.SGD(groups, lr=rate)
    if name in ("momentum", "nesterov"):
        return o.SGD(groups, lr=rate, momentum=kind["momentum"], nesterov=name == "nesterov")
    if name == "rmsprop":
        return o.RMSprop(groups, lr=rate, alpha=kind["decay"], eps=kind["epsilon"])
    make = o.Adam if name == "adam" else o.AdamW
    return make(groups, lr=rate, betas=(kind["beta1"], kind["beta2"]), eps=kind["epsilon"], weight_decay=0)


SLOTS = {"velocity": "momentum_buffer", "mean-square": "square_avg", "first-moment": "exp_avg", "second-moment": "exp_avg_sq"}


class Training:
    def __init__(self, work):
        self.train, self.labels = examples(work["train"])
        self.validation, self.validation_labels = examples(work["validation"])
        self.batches = read(work["batches"], "I").view(-1, work["batchSize"]).long()
        self.count = work["step"]
        values = read(work["values"], "f")
        tensors, start = {}, 0
        for tensor in work["tensors"]:
            length = 1
            for side in tensor["shape"]:
                length *= side
            piece = values[start : start + length].view(tensor["shape"])
            # A Linear layer keeps its weight as [units, inputs].
            tensors[tensor["name"]] = piece.t().contiguous() if len(tensor["shape"]) == 2 else piece.clone()
            start += length
        self.layers = []
        for layer in work["layers"]:
            linear = torch.nn.Linear(layer["inputs"], layer["units"])
            linear.weight.data = tensors[layer["name"] + "/kernel"]
            linear.bias.data = tensors[layer["name"] + "/bias"]
            self.layers.append(linear)
        groups = []
        for decay, linear in zip(work["weightDecays"], self.layers):
            groups.append({"params": [linear.weight], "weight_decay": decay})
            groups.append({"params": [linear.bias], "weight_decay": 0})
        self.optimizer = build(work["optimizer"], groups, work["learningRate"])
        if self.count > 0:
            self.restore(work["layers"], tensors)

    def restore(self, layers, tensors):
        for layer, linear in zip(layers, self.layers):
            for name, parameter in (("kernel", linear.weight), ("bias", linear.bias)):
                slots = {SLOTS[slot]: tensors[path] for slot in SLOTS
                         for path in [layer["name"] + "/" + name + "/" + slot] if path in tensors}
                if not slots:
                    continue
                if "momentum_buffer" not in slots:
                    adam = "exp_avg" in slots
                    slots["step"] = torch.tensor(float(self.count)) if adam else self.count
                self.optimizer.state[parameter].update(slots)

    def forward(self, x):
        for linear in self.layers[:-1]:
            x = F.relu(linear(x))
        return self.layers[-1](x)

    def step(self):
        batch = self.batches[self.count % len(self.batches)]
        self.count += 1
        loss = F.cross_entropy(self.forward(self.train[batch]), self.labels[batch])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def evaluate(self):
        with torch.no_grad():
            chunks = zip(self.validation.split(1000), self.validation_labels.split(1000))
            return sum((self.forward(x).argmax(1) == y).sum().item() for x, y in chunks)


def timed(work):
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    result = work()
    return {"cpuMs": (time.process_time_ns() - cpu) / 1e6, "wallMs": (time.perf_counter_ns() - wall) / 1e6}, result


def libraries():
    try:
        with open("/proc/self/maps") as maps:
            names = {os.path.basename(line.split()[-1]) for line in maps if ".so" in line}
    except OSError:
        return ""
    found = [name for word in ("mkl_core", "openblas", "blis", "libblas") for name in names if word in name]
    return found[0] if found else ""


def answer(request, training):
    call = request["call"]
    if call not in ("open", "close", "steps", "evaluate"):
        raise ValueError("unknown call " + call)
    if call == "open":
        return {}, Training(request["work"])
    if call == "close":
        return {}, None
    if call == "steps":
        times, losses = timed(lambda: [training.step() for _ in range(request["count"])])
        return {**times, "losses": losses}, training
    times, correct = timed(training.evaluate)
    return {**times, "correct": correct}, training


def say(value):
    print(json.dumps(value), flush=True)


torch.ones(64, 64) @ torch.ones(64, 64)
blas = libraries()
version = torch.__version__ + (" (" + blas + ")" if blas else "")
say({"kind": "ready", "version": version, "optimizers": ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]})
training = None
for line in sys.stdin:
    try:
        reply, training = answer(json.loads(line), training)
        say({"kind": "done", **reply})
    except Exception as error:
        say({"kind": "failed", "message": str(error)})
`;
