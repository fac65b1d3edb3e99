using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>One look at a job of stable-diffusion.cpp.</summary>
internal sealed record JobState
{
    private static readonly string[] Places = ["result.images[].b64_json", "result.images[]", "result.images[].image", "result.image"];

    public required string Name { get; init; }

    public int? Position { get; init; }

    public int Step { get; init; }

    public int Total { get; init; }

    public FastApiError? Error { get; init; }

    public IReadOnlyList<(SpooledImage Image, string? MediaType)> Images { get; init; } = [];

    public static async Task<JobState> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != "application/json")
        {
            throw new ProviderException(ProviderFailure.Protocol, $"{DiffusersFailures.Title} answered with '{type}' where a job was expected.");
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        var reader = new JsonImageReader(body, Places);
        var images = new List<(SpooledImage, string?)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            images.Add((await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false), image.MediaType));
        }

        var job = reader.Rest;
        var name = job.Text("status");
        if (name is null || (name == "completed" && images.Count == 0))
        {
            throw new ProviderException(ProviderFailure.Protocol, name is null
                ? $"{DiffusersFailures.Title} answered without the state of the job."
                : $"{DiffusersFailures.Title} finished the job without an image.");
        }

        var progress = job.Field("progress") ?? default;
        return new()
        {
            Name = name,
            Position = job.Number("queue_position") is { } position and >= 0 ? (int)position : null,
            Step = progress.Whole("step"),
            Total = progress.Whole("steps"),
            Error = FastApiError.Find(job),
            Images = images,
        };
    }

    public ProviderException ToFailure() => Name == "cancelled"
        ? new(ProviderFailure.Cancelled, $"{DiffusersFailures.Title} says that the job was cancelled there.")
        : DiffusersFailures.Explain(Error ?? new() { Message = "the job failed, without a reason." }, null);
}
