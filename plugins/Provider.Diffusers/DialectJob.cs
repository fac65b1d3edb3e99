using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>A request, measured against what a dialect can say.</summary>
internal sealed class DialectJob
{
    private readonly PromptWarnings _warnings = new(DiffusersFailures.Title);

    private DialectJob(ImageRequest request, IReadOnlyList<ImageReference> references, ImageReference? mask)
    {
        Request = request;
        References = references;
        Mask = mask;
        // Drawn here, so that it can be kept with the picture: these servers do not tell.
        Seed = request.Seed % int.MaxValue ?? (ulong)Random.Shared.Next();
    }

    public ImageRequest Request { get; }

    public IReadOnlyList<ImageReference> References { get; }

    public ImageReference? Mask { get; }

    public ulong Seed { get; }

    public IReadOnlyList<ImageWarning> Warnings => _warnings.All;

    /// <summary>Whether the request names a model that the server knows of.</summary>
    public bool NamesModel => Request.Model != IDialect.OnlyModel;

    public static DialectJob Open(ImageRequest request, ImageLimits limits)
    {
        var references = request.References.Where(reference => reference.Role != ReferenceRole.Mask).ToList();
        var mask = request.References.LastOrDefault(reference => reference.Role == ReferenceRole.Mask);
        if (limits.MaxReferences == 0 && references.Count > 0)
        {
            throw new ProviderException(ProviderFailure.InvalidRequest, "This kind of server makes pictures from words only: it takes no references.")
            {
                Hint = "Leave the references out, or choose a model of another connection.",
            };
        }

        if (mask is not null && (references.Count == 0 || !limits.SupportsMask))
        {
            throw new ProviderException(ProviderFailure.InvalidRequest, references.Count == 0
                ? "A mask says where to paint in a picture, and there is no picture with it."
                : "This kind of server takes no mask: the whole picture would be repainted.");
        }

        var most = limits.MaxReferences ?? references.Count;
        var job = new DialectJob(request, [.. references.Take(most)], mask);
        job._warnings.AddUnknown(request, limits.Settings);
        if (references.Count > most)
        {
            job.Warn("references", $"This kind of server takes {most} reference; the other {references.Count - most} were left out.");
        }

        return job;
    }

    public void Warn(string setting, string message) => _warnings.Add(setting, message);
}
