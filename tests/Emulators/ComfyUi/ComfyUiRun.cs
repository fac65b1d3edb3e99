using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>Executes one prompt, node by node, as far back from its outputs as nothing is cached.</summary>
internal sealed class ComfyUiRun(ComfyUiEmulator server, ComfyUiJob job, Func<bool> isInterrupted, CancellationToken stop)
{
    private readonly Dictionary<string, ComfyUiNodeValue> _values = [];
    private readonly JsonObject _outputs = [];
    private readonly JsonArray _messages = [];
    private string _node = "";

    public async Task<JsonObject> RunAsync()
    {
        var succeeded = false;
        await SayAsync("execution_start", new JsonObject { ["prompt_id"] = job.Id, ["timestamp"] = 1 });
        try
        {
            foreach (var output in job.Outputs)
            {
                Evaluate(output);
            }

            var cached = _values.Where(pair => server.Cache.ContainsKey(pair.Value.Digest)).Select(pair => pair.Key).ToList();
            await SayAsync("execution_cached", new JsonObject
            {
                ["nodes"] = new JsonArray([.. cached.Select(id => JsonValue.Create(id))]),
                ["prompt_id"] = job.Id,
            });
            foreach (var (id, value) in _values.ToList())
            {
                await ExecuteAsync(id, value);
            }

            await SayAsync("execution_success", new JsonObject { ["prompt_id"] = job.Id, ["timestamp"] = 9 });
            succeeded = true;
        }
        catch (ComfyUiInterruption)
        {
            await SayAsync(
                "execution_interrupted",
                new JsonObject { ["prompt_id"] = job.Id, ["node_id"] = _node, ["node_type"] = ClassOf(_node).Name, ["executed"] = new JsonArray() },
                toAll: true);
        }
        catch (InvalidOperationException e)
        {
            await SayAsync("execution_error", new JsonObject
            {
                ["prompt_id"] = job.Id,
                ["node_id"] = _node,
                ["node_type"] = ClassOf(_node).Name,
                ["executed"] = new JsonArray(),
                ["exception_message"] = e.Message,
                ["exception_type"] = server.FailureType,
                ["traceback"] = new JsonArray("Traceback (most recent call last): …"),
                ["current_inputs"] = new JsonObject(),
                ["current_outputs"] = new JsonArray(),
            });
        }

        return new JsonObject
        {
            ["prompt"] = job.Describe(),
            ["outputs"] = _outputs,
            ["status"] = new JsonObject
            {
                ["status_str"] = succeeded ? "success" : "error",
                ["completed"] = succeeded,
                ["messages"] = _messages,
            },
            ["meta"] = new JsonObject(),
        };
    }

    private ComfyUiClass ClassOf(string id) =>
        server.Classes[job.Graph.GetProperty(id).GetProperty("class_type").GetString()!];

    /// <summary>Works out what a node gives from what its inputs give, and notes them in the order of execution.</summary>
    private ComfyUiNodeValue Evaluate(string id)
    {
        if (_values.TryGetValue(id, out var known))
        {
            return known;
        }

        var cls = ClassOf(id);
        var inputs = job.Graph.GetProperty(id).GetProperty("inputs");
        var digest = cls.Name;
        var (batch, references, texts, seed) = (1, new List<string>(), new List<string>(), (string?)null);
        foreach (var input in cls.Inputs)
        {
            if (!inputs.TryGetProperty(input.Name, out var value))
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                var from = Evaluate(value[0].GetString()!);
                digest += $"|{input.Name}={from.Digest}/{value[1]}";
                batch = Math.Max(batch, from.Batch);
                references.AddRange(from.References);
                texts.AddRange(from.Texts);
                seed ??= from.Seed;
                continue;
            }

            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (input.Type == "IMAGE_FILE")
            {
                text = ComfyUiFiles.Hash(server.Files.FindAnnotated(text) ?? throw Fail(id, $"Invalid image file: {text}"));
                references.Add(text);
            }
            else if (cls.Name == "ETN_LoadImageBase64")
            {
                text = ComfyUiFiles.Hash(DecodeBase64(id, text));
                references.Add(text);
            }

            digest += $"|{input.Name}:{text}";
            switch (input.Name)
            {
                case "batch_size":
                    batch = int.Parse(text, CultureInfo.InvariantCulture);
                    break;
                case "text" or "prompt" or "clip_l" or "t5xxl" or "text_g" or "text_l" or "positive" or "value" when value.ValueKind == JsonValueKind.String:
                    texts.Add(text);
                    break;
                case "seed" or "noise_seed":
                    seed = text;
                    break;
            }
        }

        return _values[id] = new ComfyUiNodeValue
        {
            Digest = ComfyUiFiles.Hash(digest),
            Batch = batch,
            References = [.. references.Distinct()],
            Texts = texts,
            Seed = seed,
        };
    }

    private async Task ExecuteAsync(string id, ComfyUiNodeValue value)
    {
        var cls = ClassOf(id);
        if (server.Cache.TryGetValue(value.Digest, out var ui))
        {
            if (ui is not null)
            {
                _outputs[id] = ui.DeepClone();
            }

            return;
        }

        _node = id;
        ThrowIfInterrupted();
        await SayAsync("executing", new JsonObject { ["node"] = id, ["display_node"] = id, ["prompt_id"] = job.Id }, isKept: false);
        if (server.FailAtClass == cls.Name)
        {
            throw Fail(id, server.FailureMessage);
        }

        if (cls.IsSampler)
        {
            await SampleAsync(id, value);
        }

        JsonObject? made = null;
        if (cls.IsOutput)
        {
            made = await new ComfyUiResults(server, job, id, value).MakeAsync(cls.Name);
            _outputs[id] = made.DeepClone();
            await SayAsync("executed", new JsonObject
            {
                ["node"] = id,
                ["display_node"] = id,
                ["output"] = made.DeepClone(),
                ["prompt_id"] = job.Id,
            }, isKept: false);
        }

        server.Cache[value.Digest] = made;
    }

    private async Task SampleAsync(string id, ComfyUiNodeValue value)
    {
        var text = job.Graph.GetProperty(id).GetProperty("inputs").GetProperty("steps") is { ValueKind: JsonValueKind.String } typed
            ? typed.GetString()!
            : job.Graph.GetProperty(id).GetProperty("inputs").GetProperty("steps").GetRawText();
        var steps = int.Parse(text, CultureInfo.InvariantCulture);
        for (var step = 1; step <= steps; step++)
        {
            ThrowIfInterrupted();
            server.BeginStep();
            await server.Pace.StepAsync(stop);
            ThrowIfInterrupted();
            await SayAsync("progress", new JsonObject { ["value"] = step, ["max"] = steps, ["prompt_id"] = job.Id, ["node"] = id }, isKept: false);
            if (server.ShowsPreviews)
            {
                await server.Sockets.ShowAsync(job.ClientId, job.Id, id, TestPictures.Png(4, 4, step + value.Batch));
            }
        }
    }

    private async Task SayAsync(string type, JsonObject data, bool toAll = false, bool isKept = true)
    {
        if (isKept)
        {
            _messages.Add(new JsonArray(type, data.DeepClone()));
        }

        if (toAll || job.ClientId is not null)
        {
            await server.Sockets.TellAsync(type, data, toAll ? null : job.ClientId);
        }
    }

    private void ThrowIfInterrupted()
    {
        stop.ThrowIfCancellationRequested();
        if (isInterrupted())
        {
            throw new ComfyUiInterruption();
        }
    }

    private byte[] DecodeBase64(string id, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Fail(id, "Incorrect padding");
        }
    }

    private InvalidOperationException Fail(string id, string message)
    {
        _node = id;
        return new InvalidOperationException(message);
    }
}
