using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>
/// Makes the results of an output node. Every picture carries a comment that says from which words and references it
/// was made.
/// </summary>
internal sealed class ComfyUiResults(ComfyUiEmulator server, ComfyUiJob job, string id, ComfyUiNodeValue value)
{
    public async Task<JsonObject> MakeAsync(string className)
    {
        switch (className)
        {
            case "SaveVideo":
                var video = server.Files.Save("output", "video", ".mp4", [0, 0, 0, 24]);
                return new JsonObject { ["images"] = new JsonArray(File(video, "output")), ["animated"] = new JsonArray(true) };
            case "SaveAnimatedWEBP":
                // The name is the format; what is in it is looked at by those who read it.
                return new JsonObject
                {
                    ["images"] = new JsonArray(File(server.Files.Save("output", Prefix("output"), ".webp", Picture(0)), "output")),
                    ["animated"] = new JsonArray(true),
                };
            case "SaveImageWebsocket":
                for (var i = 0; i < value.Batch; i++)
                {
                    await server.Sockets.ShowAsync(job.ClientId, job.Id, id, Picture(i));
                }

                return [];
            case "ETN_SendImageWebSocket":
                var sent = new JsonArray();
                for (var i = 0; i < value.Batch; i++)
                {
                    await server.Sockets.ShowPlainAsync(job.ClientId, Picture(i));
                    sent.Add(new JsonObject { ["source"] = "websocket", ["content-type"] = "image/png", ["type"] = "output" });
                }

                return new JsonObject { ["images"] = sent };
            default:
                var type = className == "PreviewImage" ? "temp" : "output";
                var images = new JsonArray();
                for (var i = 0; i < value.Batch; i++)
                {
                    images.Add(File(server.Files.Save(type, Prefix(type), ".png", Picture(i)), type));
                }

                return new JsonObject { ["images"] = images };
        }
    }

    private string Prefix(string type) =>
        type == "temp"
            ? "ComfyUI_temp"
            : job.Graph.GetProperty(id).GetProperty("inputs").TryGetProperty("filename_prefix", out var prefix) && prefix.ValueKind == JsonValueKind.String
                ? prefix.GetString()!.Replace('/', '_')
                : "ComfyUI";

    private byte[] Picture(int index)
    {
        var comment = JsonSerializer.Serialize(new ComfyUiComment
        {
            PromptId = job.Id,
            Node = id,
            Index = index,
            Seed = value.Seed,
            References = value.References,
            Texts = value.Texts,
        });
        var seed = Convert.ToByte(value.Digest[..2], 16) + index;
        return PictureComment.Add(TestPictures.Png(seed: seed), comment);
    }

    private static JsonObject File(string name, string type) =>
        new() { ["filename"] = name, ["subfolder"] = "", ["type"] = type };
}
