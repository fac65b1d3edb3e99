using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>The native routes of stable-diffusion.cpp: jobs that can be watched, cancelled and picked up again.</summary>
internal sealed class SdCppDialect(DialectCalls calls) : IDialect
{
    private static readonly ImageLimits Limits = new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
            ImageSettingNames.Sampler, ImageSettingNames.Scheduler, ImageSettingNames.Seed, ImageSettingNames.Denoise,
            ImageSettingNames.Format,
        ],
        MaxReferences = null,
        SupportsMask = true,
        MaxReferenceEdge = 2048,
    };

    public string Name => DialectNames.SdCpp;

    public string Title => "stable-diffusion.cpp";

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken)
    {
        var models = await calls.FindAsync("v1/models", cancellationToken).ConfigureAwait(false);
        var names = models?.List("data").Select(item => item.Text("id")).OfType<string>().Distinct().ToList() ?? [];
        return names.Count > 0 ? [.. names.Select(name => IDialect.Describe(name, Limits))] : IDialect.One(Limits);
    }

    public async Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken)
    {
        var capabilities = await calls.GetAsync("sdcpp/v1/capabilities", cancellationToken).ConfigureAwait(false);
        return setting switch
        {
            ImageSettingNames.Sampler => [.. capabilities.Texts("samplers")],
            ImageSettingNames.Scheduler => [.. capabilities.Texts("schedulers")],
            ImageSettingNames.Format => ["image/png", "image/jpeg", "image/webp"],
            _ => [],
        };
    }

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = DialectJob.Open(request, Limits);
        var references = await PlaceAsync(job, cancellationToken).ConfigureAwait(false);
        var jobs = new SdCppJobs(calls);
        using var body = CreateBody(job, references, Format(job));
        var ticket = new SdCppTicket(await jobs.BeginAsync(body, cancellationToken).ConfigureAwait(false), job.Seed);
        yield return new ImageAccepted { ResumeToken = ticket.ToString() };
        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        await foreach (var update in jobs.FollowAsync(ticket, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    /// <summary>
    /// An image to edit is where the drawing begins; the others are looked at. A model that cannot look at images begins
    /// with the first.
    /// </summary>
    private async Task<(ImageReference? Initial, IReadOnlyList<ImageReference> Seen)> PlaceAsync(
        DialectJob job, CancellationToken cancellationToken)
    {
        if (job.References.Count == 0)
        {
            if (job.Request.Denoise is not null)
            {
                job.Warn(ImageSettingNames.Denoise, "Without a reference there is nothing to leave: the denoising strength was left out.");
            }

            return (null, []);
        }

        var capabilities = await calls.FindAsync("sdcpp/v1/capabilities", cancellationToken).ConfigureAwait(false);
        var looks = capabilities?.Field("features")?.Field("ref_images") is not { ValueKind: JsonValueKind.False };
        var source = job.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Source)
            ?? (looks && job.Mask is null ? null : job.References[0]);
        var others = job.References.Where(reference => reference != source).ToList();
        if (!looks && others.Count > 0)
        {
            job.Warn("references", $"The loaded model takes one reference; the other {others.Count} were left out.");
            others.Clear();
        }

        return (source, others);
    }

    private static string? Format(DialectJob job)
    {
        var name = job.Request.Format?.Split('/')[^1].ToLowerInvariant() is { } format ? format == "jpg" ? "jpeg" : format : null;
        if (name is null or "png" or "jpeg" or "webp")
        {
            return name;
        }

        job.Warn(ImageSettingNames.Format, $"The server makes png, jpeg and webp, no '{job.Request.Format}'; png was used.");
        return null;
    }

    private static JsonBody CreateBody(
        DialectJob job, (ImageReference? Initial, IReadOnlyList<ImageReference> Seen) references, string? format) => new(json =>
    {
        var request = job.Request;
        json.WriteStartObject();
        json.WriteString("prompt", request.Prompt);
        json.WriteString("negative_prompt", request.NegativePrompt ?? "");
        json.WriteNumber("seed", job.Seed);
        json.WriteNumber("batch_count", request.Count);
        if (request.Size is { } size)
        {
            json.WriteNumber("width", size.Width);
            json.WriteNumber("height", size.Height);
        }

        if (format is not null)
        {
            json.WriteString("output_format", format);
        }

        WriteSampling(json, request);
        if (references.Initial is { } initial)
        {
            json.WritePropertyName("init_image");
            json.WriteBase64(initial.Data.Span);
        }

        if (references.Seen.Count > 0)
        {
            json.WriteStartArray("ref_images");
            foreach (var reference in references.Seen)
            {
                json.WriteBase64(reference.Data.Span);
            }

            json.WriteEndArray();
        }

        if (request.Denoise is { } denoise && job.References.Count > 0)
        {
            json.WriteNumber("strength", denoise);
        }

        if (job.Mask is { } mask)
        {
            json.WritePropertyName("mask_image");
            json.WriteBase64(mask.Data.Span);
        }

        foreach (var (name, value) in request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private static void WriteSampling(Utf8JsonWriter json, ImageRequest request)
    {
        json.WriteStartObject("sample_params");
        if (request.Steps is { } steps)
        {
            json.WriteNumber("sample_steps", steps);
        }

        if (request.Sampler is { } sampler)
        {
            json.WriteString("sample_method", sampler);
        }

        if (request.Scheduler is { } scheduler)
        {
            json.WriteString("scheduler", scheduler);
        }

        if (request.CfgScale is { } cfg)
        {
            json.WriteStartObject("guidance");
            json.WriteNumber("txt_cfg", cfg);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
