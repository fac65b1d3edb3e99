using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

internal sealed partial class SdApiJob
{
    public JsonBody CreateBody() => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("prompt", Request.Prompt);
        json.WriteString("negative_prompt", Request.NegativePrompt ?? "");
        if (Request.Style is { } style)
        {
            json.WriteStartArray("styles");
            json.WriteStringValue(style);
            json.WriteEndArray();
        }

        json.WriteNumber("seed", Seed);
        json.WriteNumber("steps", Request.Steps ?? UsualSteps);
        if (Request.CfgScale is { } cfg)
        {
            json.WriteNumber("cfg_scale", cfg);
        }

        if (Sampling.Sampler is { } sampler)
        {
            json.WriteString("sampler_name", sampler);
        }

        if (Sampling.Scheduler is { } scheduler)
        {
            json.WriteString("scheduler", scheduler);
        }

        if (Size is { } size)
        {
            json.WriteNumber("width", size.Width);
            json.WriteNumber("height", size.Height);
        }

        json.WriteNumber("batch_size", BatchSize);
        json.WriteNumber("n_iter", Request.Count / BatchSize);
        json.WriteBoolean("send_images", true);
        json.WriteBoolean("save_images", false);
        json.WriteString("force_task_id", TaskId);
        WriteSource(json);
        WriteFurther(json);
        json.WriteStartObject("override_settings");
        json.WriteString("sd_model_checkpoint", Checkpoint.Title);
        json.WriteEndObject();
        // Putting the old checkpoint back would load two for every picture.
        json.WriteBoolean("override_settings_restore_afterwards", false);
        foreach (var (name, value) in Request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private void WriteSource(Utf8JsonWriter json)
    {
        if (Source is not { } source)
        {
            return;
        }

        json.WriteStartArray("init_images");
        json.WriteBase64(source.Data.Span);
        json.WriteEndArray();
        // Cropped rather than stretched where its shape is another.
        json.WriteNumber("resize_mode", 1);
        if (Request.Denoise is { } denoise)
        {
            json.WriteNumber("denoising_strength", denoise);
        }

        if (Mask is { } mask)
        {
            json.WritePropertyName("mask");
            json.WriteBase64(mask.Data.Span);
            json.WriteNumber("inpainting_fill", 1);
            json.WriteBoolean("inpaint_full_res", false);
        }
    }

    private void WriteFurther(Utf8JsonWriter json)
    {
        if (Further.Count == 0)
        {
            return;
        }

        if (Unit is null)
        {
            json.WriteStartArray("extra_images");
            foreach (var reference in Further)
            {
                json.WriteBase64(reference.Data.Span);
            }

            json.WriteEndArray();
            return;
        }

        json.WriteStartObject("alwayson_scripts");
        json.WriteStartObject("controlnet");
        json.WriteStartArray("args");
        foreach (var reference in Further)
        {
            json.WriteStartObject();
            json.WriteBoolean("enabled", true);
            json.WriteString("module", Unit.Module);
            json.WriteString("model", Unit.Model);
            json.WriteNumber("weight", Unit.Weight);
            json.WriteNumber("resize_mode", 1);
            json.WriteNumber("control_mode", 0);
            json.WritePropertyName("image");
            json.WriteBase64(reference.Data.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
