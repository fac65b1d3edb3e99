using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>OpenAI's image routes with the diffusion settings beside them, by the names vLLM-Omni gave them.</summary>
internal sealed class OpenAiDialect(DialectCalls calls) : IDialect
{
    private const int MostACall = 10;

    private static readonly ImageLimits Limits = new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg, ImageSettingNames.Seed,
        ],
        MaxReferences = null,
        SupportsMask = true,
        MaxReferenceEdge = 2048,
    };

    public string Name => DialectNames.OpenAi;

    public string Title => "Server with OpenAI's image routes";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) =>
        ModelNames.ReadAsync(calls, Limits, cancellationToken);

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = DialectJob.Open(request, Limits);
        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        for (var done = 0; done < request.Count; done += MostACall)
        {
            var count = Math.Min(MostACall, request.Count - done);
            var seed = job.Seed + (ulong)done;
            using HttpContent body = job.References.Count > 0 ? Multipart(job, count, seed) : Json(job, count, seed);
            using var response = await calls.PostAsync(
                job.References.Count > 0 ? "v1/images/edits" : "v1/images/generations", body, "application/json, image/*", cancellationToken)
                .ConfigureAwait(false);
            await foreach (var image in new AnswerReader(calls).ReadAsync(response, seed, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
    }

    private static JsonBody Json(DialectJob job, int count, ulong seed) => new(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in Fields(job, count, seed))
        {
            WriteValue(json, name, value);
        }

        foreach (var (name, value) in job.Request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private static MultipartBody Multipart(DialectJob job, int count, ulong seed)
    {
        var body = new MultipartBody();
        foreach (var (name, value) in Fields(job, count, seed))
        {
            body.AddField(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        foreach (var (name, value) in job.Request.Extra)
        {
            body.AddField(name, value);
        }

        var part = job.References.Count == 1 ? "image" : "image[]";
        for (var i = 0; i < job.References.Count; i++)
        {
            var reference = job.References[i];
            body.AddFile(part, $"reference-{i + 1}.{reference.MediaType.Split('/')[^1]}", reference.MediaType, reference.Data);
        }

        if (job.Mask is { } mask)
        {
            body.AddFile("mask", "mask.png", mask.MediaType, mask.Data);
        }

        return body;
    }

    private static IEnumerable<(string Name, object Value)> Fields(DialectJob job, int count, ulong seed)
    {
        var request = job.Request;
        yield return ("model", request.Model);
        yield return ("prompt", request.Prompt);
        yield return ("n", count);
        yield return ("response_format", "b64_json");
        yield return ("seed", (long)seed);
        if (request.Size is { } size)
        {
            yield return ("size", size.ToString());
        }

        if (request.NegativePrompt is { Length: > 0 } negative)
        {
            yield return ("negative_prompt", negative);
        }

        if (request.Steps is { } steps)
        {
            yield return ("num_inference_steps", steps);
        }

        if (request.CfgScale is { } cfg)
        {
            yield return ("guidance_scale", cfg);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
