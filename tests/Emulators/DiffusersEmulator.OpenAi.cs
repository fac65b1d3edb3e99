using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class DiffusersEmulator
{
    private async Task<bool> AnswerOpenAiAsync(EmulatorCall call, string path)
    {
        var isLocalAi = dialect == DiffusersDialect.LocalAi;
        switch (call.Request.Method, path)
        {
            case ("GET", "/v1/models"):
                string[] names = isLocalAi ? ["stablediffusion", "llama-3.2-1b", "flux.1-kontext"] : ["Qwen/Qwen-Image"];
                await call.SendJsonAsync(new { @object = "list", data = names.Select(id => new { id, @object = "model", owned_by = "vllm" }) });
                return true;
            case ("GET", "/system") when isLocalAi:
                await call.SendJsonAsync(new { backends = new[] { "stablediffusion-ggml" }, loaded_models = Array.Empty<string>() });
                return true;
            case ("POST", "/v1/images/generations"):
                var body = call.RequireJson();
                var rules = new JsonRules().Text("model", required: true).Text("prompt", required: true).Whole("n", min: 1, max: 10)
                    .Text("size").Text("response_format", oneOf: ["b64_json"]).Text("negative_prompt").Whole("seed", min: 0, max: int.MaxValue);
                rules = isLocalAi
                    ? rules.Whole("step", min: 1).Text("file").List("ref_images", (_, _) => { })
                    : rules.Whole("num_inference_steps", min: 1).Number("guidance_scale").Number("true_cfg_scale");
                rules.Check(body);
                await SendImagesAsync(call, body.TryGetProperty("n", out var n) ? n.GetInt32() : 1);
                return true;
            case ("POST", "/v1/images/edits") when !isLocalAi && HasEdits:
                await AnswerEditAsync(call);
                return true;
            default:
                return false;
        }
    }

    private async Task AnswerEditAsync(EmulatorCall call)
    {
        string[] fields = ["model", "prompt", "n", "size", "response_format", "negative_prompt", "num_inference_steps", "guidance_scale", "seed"];
        foreach (var part in call.Request.Parts)
        {
            if (part.Name is "image" or "image[]" or "mask")
            {
                JsonRules.Expect(part.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true, part.Name, "an image");
            }
            else
            {
                JsonRules.Expect(fields.Contains(part.Name), part.Name, "no such field", "extra_forbidden");
            }
        }

        JsonRules.Expect(call.Request.Parts.Any(part => part.Name is "image" or "image[]"), "image", "at least one image", "missing");
        await SendImagesAsync(call, int.Parse(call.Request.Parts.Single(part => part.Name == "n").Text, CultureInfo.InvariantCulture));
    }

    private Task SendImagesAsync(EmulatorCall call, int count) => call.SendTextAsync(JsonSerializer.Serialize(new
    {
        created = 1,
        data = Enumerable.Range(0, count).Select(i => new { b64_json = Convert.ToBase64String(Picture(i)) }),
    }));
}
