using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace LettucePlug.Emulators;

/// <content>The routes one by one.</content>
public sealed partial class ComfyUiEmulator
{
    private static async Task SendNotFoundAsync(EmulatorCall call) => await call.SendTextAsync("404: Not Found", 404, "text/plain");

    private async Task AnswerSocketAsync(EmulatorCall call)
    {
        if (RefusesSockets || !call.Context.WebSockets.IsWebSocketRequest)
        {
            throw new Refusal(400, "no_socket", "No WebSocket UPGRADE hdr: None");
        }

        var clientId = QueryHelpers.ParseQuery(call.Request.Query).GetValueOrDefault("clientId").ToString();
        using var socket = await call.Context.WebSockets.AcceptWebSocketAsync();
        await Sockets.ServeAsync(socket, clientId.Length > 0 ? clientId : Guid.NewGuid().ToString("N"), QueueLength, call.Gone);
    }

    private async Task AnswerPromptAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        if (!body.TryGetProperty("prompt", out var graph))
        {
            throw ComfyUiRefusal.Of("no_prompt", "No prompt provided", "No prompt provided");
        }

        var asked = body.TryGetProperty("prompt_id", out var value) ? value.GetString() : null;
        if (asked is not null && (!Guid.TryParseExact(asked, "D", out var parsed) || parsed.ToString("D") != asked))
        {
            throw ComfyUiRefusal.Of("invalid_prompt_id", "prompt_id must be a canonical UUID", asked);
        }

        var id = asked is null || ChoosesIds ? Guid.NewGuid().ToString("D") : asked;
        var validation = new ComfyUiValidation(graph, Classes, Files);
        var outputs = validation.Run();
        var number = _queue.NextNumber();
        number = body.TryGetProperty("number", out var given) ? given.GetDouble()
            : body.TryGetProperty("front", out var front) && front.GetBoolean() ? -number
            : number;
        var extra = body.TryGetProperty("extra_data", out var data) ? (JsonObject)JsonNode.Parse(data.GetRawText())! : [];
        var clientId = body.TryGetProperty("client_id", out var client) ? client.GetString() : null;
        if (clientId is not null)
        {
            extra["client_id"] = clientId;
        }

        _queue.Add(new ComfyUiJob
        {
            Number = number,
            Id = id,
            Graph = graph.Clone(),
            ExtraData = extra,
            Outputs = outputs,
            ClientId = clientId,
        });
        await TellLengthAsync(QueueLength);
        await call.SendTextAsync(new JsonObject
        {
            ["prompt_id"] = id,
            ["number"] = number,
            ["node_errors"] = validation.NodeErrors.DeepClone(),
        }.ToJsonString());
    }

    private async Task AnswerUploadAsync(EmulatorCall call)
    {
        var parts = call.Request.Parts;
        if (parts.FirstOrDefault(part => part.Name == "image") is not { FileName.Length: > 0 } image)
        {
            await call.SendTextAsync("", 400, "text/plain");
            return;
        }

        var type = Field("type") ?? "input";
        var folder = Field("subfolder") ?? "";
        if (type is not ("input" or "temp" or "output") || folder.Contains("..", StringComparison.Ordinal))
        {
            await call.SendTextAsync("", 400, "text/plain");
            return;
        }

        var name = Files.Upload(type, folder, image.FileName, image.Content, Field("overwrite") is "true" or "1");
        await call.SendJsonAsync(new { name, subfolder = folder, type });

        string? Field(string key) => parts.FirstOrDefault(part => part.Name == key)?.Text;
    }

    private async Task AnswerViewAsync(EmulatorCall call)
    {
        var query = QueryHelpers.ParseQuery(call.Request.Query);
        var name = query.GetValueOrDefault("filename").ToString();
        var folder = query.GetValueOrDefault("subfolder").ToString();
        var type = query.GetValueOrDefault("type").ToString() is { Length: > 0 } given ? given : "output";
        if (name.Length == 0 || name[0] == '/' || name.Contains("..", StringComparison.Ordinal))
        {
            await call.SendTextAsync("", 400, "text/plain");
        }
        else if (folder.Contains("..", StringComparison.Ordinal))
        {
            await call.SendTextAsync("", 403, "text/plain");
        }
        else if (Files.Find(type, folder, name) is { } bytes)
        {
            call.Context.Response.Headers.ContentDisposition = $"filename=\"{name}\"";
            await call.SendBytesAsync(bytes, "image/" + Path.GetExtension(name).TrimStart('.'));
        }
        else
        {
            await SendNotFoundAsync(call);
        }
    }

    private async Task ChangeQueueAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        if (body.TryGetProperty("clear", out var clear) && clear.GetBoolean())
        {
            _queue.Clear();
        }

        if (body.TryGetProperty("delete", out var ids))
        {
            foreach (var id in ids.EnumerateArray())
            {
                _queue.Delete(id.GetString()!);
            }
        }

        await TellLengthAsync(QueueLength);
    }

    private void ForgetHistory(JsonElement body)
    {
        if (body.TryGetProperty("clear", out var clear) && clear.GetBoolean())
        {
            _queue.Forget(null);
        }

        if (body.TryGetProperty("delete", out var ids))
        {
            foreach (var id in ids.EnumerateArray())
            {
                _queue.Forget(id.GetString()!);
            }
        }
    }

    private async Task AnswerListsAsync(EmulatorCall call, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (parts)
        {
            case ["history"]:
                await call.SendTextAsync(_queue.History(null).ToJsonString());
                break;
            case ["history", var id]:
                await call.SendTextAsync(_queue.History(id).ToJsonString());
                break;
            case ["object_info"]:
                await call.SendJsonAsync(Classes.ToDictionary(pair => pair.Key, pair => pair.Value.Describe(Files.Names("input"))));
                break;
            case ["object_info", var name]:
                var described = new Dictionary<string, object>();
                if (Classes.TryGetValue(Uri.UnescapeDataString(name), out var cls))
                {
                    described[cls.Name] = cls.Describe(Files.Names("input"));
                }

                await call.SendJsonAsync(described);
                break;
            case ["models"]:
                await call.SendJsonAsync(new[] { "checkpoints", "loras", "vae" });
                break;
            case ["models", "checkpoints"]:
                await call.SendJsonAsync(Checkpoints);
                break;
            case ["system_stats"]:
                await call.SendJsonAsync(new
                {
                    system = new { os = "posix", comfyui_version = "0.3.64", python_version = "3.12.3" },
                    devices = new[] { new { name = "cuda:0 Emulated RTX", type = "cuda", vram_total = 25_769_803_776, vram_free = 21_474_836_480 } },
                });
                break;
            default:
                await SendNotFoundAsync(call);
                break;
        }
    }
}
