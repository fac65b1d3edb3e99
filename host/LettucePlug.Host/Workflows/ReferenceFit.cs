using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Holds one reference against the limits of a model. What does not fit is sent as it is, and said.</summary>
internal static class ReferenceFit
{
    public static ImageReference Fit(
        ImageReference reference, string name, ImageLimits limits, Action<WorkflowEvent.Warned> warn)
    {
        foreach (var problem in Problems(reference, limits))
        {
            warn(new($"The reference '{name}' {problem}; it is sent as it is."));
        }

        return reference;
    }

    private static IEnumerable<string> Problems(ImageReference reference, ImageLimits limits)
    {
        if (limits.ReferenceMediaTypes.Count > 0 && !limits.ReferenceMediaTypes.Contains(reference.MediaType))
        {
            yield return $"is {reference.MediaType}, and the model takes {string.Join(", ", limits.ReferenceMediaTypes)}";
        }

        if (limits.MaxReferenceBytes is { } most && reference.Data.Length > most)
        {
            yield return $"has {reference.Data.Length} bytes, and the model takes {most}";
        }

        if (limits.MaxReferenceEdge is { } edge && reference.Size is { } size && Math.Max(size.Width, size.Height) > edge)
        {
            yield return $"is {size}, and the model takes {edge} pixels a side";
        }
    }
}
