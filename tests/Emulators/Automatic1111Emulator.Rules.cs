using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class Automatic1111Emulator
{
    private JsonRules Rules(bool isEdit)
    {
        var rules = new JsonRules().Text("prompt").Text("negative_prompt").Whole("seed", min: -1, max: uint.MaxValue)
            .Whole("steps", min: 1, max: 150).Number("cfg_scale", min: 0, max: 30).Text("sampler_name").Text("scheduler")
            .Whole("width", min: 8, max: 4096).Whole("height", min: 8, max: 4096)
            .Whole("batch_size", min: 1, max: 8).Whole("n_iter", min: 1, max: 100)
            .Flag("send_images").Flag("save_images").Text("force_task_id").Flag("enable_hr")
            .List("styles", (item, path) => JsonRules.Expect(item.ValueKind == JsonValueKind.String, path, "a string"))
            .Inner("override_settings", new JsonRules().Text("sd_model_checkpoint"))
            .Flag("override_settings_restore_afterwards")
            .Any("alwayson_scripts", (item, path) =>
                JsonRules.Expect(item.ValueKind == JsonValueKind.Object, path, "an object"));
        if (Flavor == WebUiFlavor.SdCpp)
        {
            rules.List("extra_images", (_, _) => { });
        }

        return isEdit
            ? rules.List("init_images", (_, _) => { }).Number("denoising_strength", min: 0, max: 1)
                .Whole("resize_mode", min: 0, max: 3).Text("mask").Whole("inpainting_fill", min: 0, max: 3).Flag("inpaint_full_res")
            : rules;
    }

    /// <summary>How many images there are to begin with: each becomes pictures of its own.</summary>
    private static int CheckImages(JsonElement body)
    {
        if (!body.TryGetProperty("init_images", out var list) || list.GetArrayLength() == 0)
        {
            throw new Refusal(404, "HTTPException", "Init image not found");
        }

        foreach (var image in list.EnumerateArray())
        {
            CheckImage(image.GetString()!);
        }

        return list.GetArrayLength();
    }

    private List<JsonElement> ControlNetUnits(JsonElement body)
    {
        if (!body.TryGetProperty("alwayson_scripts", out var scripts))
        {
            return [];
        }

        if (!HasControlNet || !scripts.TryGetProperty("controlnet", out var controlNet))
        {
            throw new Refusal(422, "HTTPException", "always on script controlnet not found");
        }

        var units = controlNet.GetProperty("args").EnumerateArray().ToList();
        foreach (var unit in units)
        {
            CheckImage(unit.GetProperty("image").GetString()!);
            var model = unit.GetProperty("model").GetString()!;
            JsonRules.Expect(model == "None" || ControlNetModels.Contains(model), "model", "a ControlNet model");
        }

        return units;
    }

    private static void CheckImage(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out _) || !bytes.AsSpan().StartsWith(PngMagic))
        {
            throw new Refusal(500, "HTTPException", "Invalid encoded image");
        }
    }
}
