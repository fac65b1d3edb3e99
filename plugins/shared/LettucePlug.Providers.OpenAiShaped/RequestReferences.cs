using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Takes the pictures out of a request: the references in their order, and the mask apart from them.</summary>
public static class RequestReferences
{
    /// <summary>The references without a mask, and no more of them than the model takes: the last ones are left out with a warning.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">How many the model takes; null for any number.</param>
    /// <param name="warnings">Takes note of what is left out.</param>
    /// <param name="hint">What to do where the model takes none at all.</param>
    /// <exception cref="ProviderException">There are references, and the model takes none (<see cref="ProviderFailure.InvalidRequest"/>).</exception>
    public static IReadOnlyList<ImageReference> Take(ImageRequest request, int? most, PromptWarnings warnings, string hint)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(warnings);
        var references = request.References.Where(reference => reference.Role != ReferenceRole.Mask).ToList();
        if (references.Count > 0 && most == 0)
        {
            throw new ProviderException(ProviderFailure.InvalidRequest, $"The model '{request.Model}' takes no images.") { Hint = hint };
        }

        if (references.Count > most)
        {
            var (taken, left) = (most.Value, references.Count - most.Value);
            warnings.Add(
                "references",
                $"The model takes {(taken == 1 ? "one reference" : $"{taken} references")}; the last {(left == 1 ? "one was" : $"{left} were")} left out.");
            references.RemoveRange(taken, left);
        }

        return references;
    }

    /// <summary>The mask; null where there is none.</summary>
    /// <exception cref="ProviderException">There is a mask and no reference (<see cref="ProviderFailure.InvalidRequest"/>).</exception>
    public static ImageReference? FindMask(ImageRequest request, IReadOnlyList<ImageReference> references)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(references);
        var mask = request.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Mask);
        return mask is not null && references.Count == 0
            ? throw new ProviderException(ProviderFailure.InvalidRequest, "There is a mask, but no image that it belongs to.")
            {
                Hint = "Add the image as a reference, too.",
            }
            : mask;
    }

    /// <summary>Warns of a mask that a service has no place for.</summary>
    public static void LeaveOutMask(ImageRequest request, PromptWarnings warnings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(warnings);
        if (request.References.Any(reference => reference.Role == ReferenceRole.Mask))
        {
            warnings.Add("references", "The model takes no mask; it was left out.");
        }
    }

    /// <summary>A name of a file with the extension of the picture's type: some services go by it.</summary>
    public static string FileName(this ImageReference reference, string stem)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return stem + reference.MediaType switch
        {
            "image/jpeg" => ".jpg",
            "image/webp" => ".webp",
            _ => ".png",
        };
    }
}
