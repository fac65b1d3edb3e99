namespace LettucePlug.Sdk;

/// <summary>A client that makes images.</summary>
public interface IImageGenerator
{
    /// <summary>Makes images from a request: new ones, or from its references.</summary>
    /// <param name="request">What to make. Belongs to the caller and does not change.</param>
    /// <param name="cancellationToken">
    /// Ends the call. Where the service can be told to stop, the generator tells it, and waits a few seconds at most,
    /// before it lets the <see cref="OperationCanceledException"/> pass.
    /// </param>
    /// <returns>
    /// What happens, in order: at most one <see cref="ImageAccepted"/>; any number of <see cref="ImageQueued"/>,
    /// <see cref="ImageProgress"/>, <see cref="ImagePreview"/> and <see cref="ImageWarning"/>; one
    /// <see cref="ImageReady"/> per image; at most one <see cref="ImageUsage"/>. A stream that ends without an image
    /// and without an exception breaks the contract. Nothing is sent before the first element is asked for.
    /// A setting the service cannot honour is reported by an <see cref="ImageWarning"/>, never dropped in silence.
    /// </returns>
    /// <exception cref="ProviderException">The service refused or failed.</exception>
    IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default);
}
