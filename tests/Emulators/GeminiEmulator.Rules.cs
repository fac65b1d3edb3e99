using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class GeminiEmulator
{
    private static readonly string[] Ratios = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];

    private static readonly string[] Safety =
        ["OFF", "BLOCK_NONE", "BLOCK_ONLY_HIGH", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_LOW_AND_ABOVE"];

    private void Check(string model, JsonElement body)
    {
        var isOld = model.StartsWith("gemini-2", StringComparison.Ordinal);
        new JsonRules()
            .List("contents", (content, path) => CheckContent(model, content, path), required: true, min: 1)
            .Inner("systemInstruction", new JsonRules().Text("role").List("parts", CheckTextPart, required: true, min: 1))
            .Inner("generationConfig", Config(model, isOld))
            .List("safetySettings", (setting, path) => new JsonRules()
                .Text("category", required: true)
                .Text("threshold", required: true, oneOf: Safety)
                .Check(setting, path))
            .Check(body);
        if (model.StartsWith("gemma-3", StringComparison.Ordinal) && body.TryGetProperty("systemInstruction", out _))
        {
            throw new Refusal(400, "INVALID_ARGUMENT", $"Developer instruction is not enabled for models/{model}");
        }

        var images = body.GetProperty("contents").EnumerateArray()
            .SelectMany(content => content.GetProperty("parts").EnumerateArray())
            .Count(part => part.TryGetProperty("inlineData", out _));
        JsonRules.Expect(
            !IsImageModel(model) || images <= (isOld ? 3 : 14), "contents", "fewer images", "INVALID_ARGUMENT");
    }

    private static JsonRules Config(string model, bool isOld)
    {
        var image = new JsonRules().Text("aspectRatio", oneOf: isOld ? Ratios : [.. Ratios, "1:4", "4:1", "1:8", "8:1"]);
        if (!isOld)
        {
            image.Text("imageSize", oneOf: ["512", "1K", "2K", "4K"]);
        }

        var rules = new JsonRules()
            .List("responseModalities", (value, path) => JsonRules.Expect(
                value.GetString() == "TEXT" || (value.GetString() == "IMAGE" && IsImageModel(model)), path,
                "a modality that the model supports"))
            .Whole("seed", min: int.MinValue, max: int.MaxValue)
            .Whole("candidateCount", min: 1, max: 1)
            .Number("temperature", min: 0, max: 2)
            .Number("topP", min: 0, max: 1)
            .Whole("topK", min: 1)
            .Whole("maxOutputTokens", min: 1)
            .List("stopSequences", (value, path) => JsonRules.Expect(value.ValueKind == JsonValueKind.String, path, "a string"), max: 5)
            .Inner("thinkingConfig", new JsonRules().Flag("includeThoughts").Whole("thinkingBudget").Text("thinkingLevel"));
        return IsImageModel(model) ? rules.Inner("imageConfig", image) : rules;
    }

    private void CheckContent(string model, JsonElement content, string path)
    {
        var role = content.TryGetProperty("role", out var named) ? named.GetString() : "user";
        new JsonRules()
            .Text("role", oneOf: ["user", "model"])
            .List("parts", (part, where) => CheckPart(model, role!, part, where), required: true, min: 1)
            .Check(content, path);
    }

    private void CheckPart(string model, string role, JsonElement part, string path)
    {
        if (!part.TryGetProperty("inlineData", out _))
        {
            CheckTextPart(part, path);
            return;
        }

        new JsonRules()
            .Inner("inlineData", new JsonRules().Text("mimeType", required: true).Text("data", required: true), required: true)
            .Text("thoughtSignature")
            .Check(part, path);
        var data = part.GetProperty("inlineData").GetProperty("data").GetString()!;
        JsonRules.Expect(Convert.TryFromBase64String(data, new byte[data.Length], out _), path + ".inlineData.data", "base64");
        JsonRules.Expect(
            part.GetProperty("inlineData").GetProperty("mimeType").GetString() is "image/png" or "image/jpeg" or "image/webp",
            path + ".inlineData.mimeType", "an image type");
        var signature = part.TryGetProperty("thoughtSignature", out var given) ? given.GetString() : null;
        if (role == "model" && model.StartsWith("gemini-3", StringComparison.Ordinal) && signature is null)
        {
            throw new Refusal(400, "INVALID_ARGUMENT", $"Image part is missing a thought_signature in {path}.");
        }

        JsonRules.Expect(signature is null || signature == Signature, path + ".thoughtSignature", "a valid signature");
    }

    private static void CheckTextPart(JsonElement part, string path) => new JsonRules()
        .Text("text", required: true)
        .Text("thoughtSignature")
        .Check(part, path);
}
