namespace LettucePlug.Sdk;

/// <summary>
/// An adapter for one kind of image or chat service. It holds no connection itself: it describes the service and
/// makes clients for the connections that the user set up.
/// </summary>
public interface IProvider
{
    /// <value>The description. The same object for the life of the plugin.</value>
    ProviderInfo Info { get; }

    /// <summary>Makes a client for one connection. Does no I/O.</summary>
    /// <param name="connection">The connection and its transport; owned by the host, and valid until the client is disposed.</param>
    /// <returns>
    /// The client, owned by the host. It implements those of <see cref="IModelCatalog"/>, <see cref="IProbe"/>,
    /// <see cref="IImageGenerator"/>, <see cref="IChatModel"/>, <see cref="IResumableJobs"/>,
    /// <see cref="ICancellableJobs"/>, <see cref="ISettingChoices"/> and <see cref="ISettingsCheck"/> that the service
    /// can honour. It may be used from several threads at once.
    /// </returns>
    /// <exception cref="ProviderException">A setting of the connection makes no sense to this provider.</exception>
    IProviderClient Connect(IProviderConnection connection);

    /// <summary>
    /// Tells what one image model takes, as far as its name does. The host asks before every request, and leaves out or
    /// fits what the model cannot have. Does no I/O.
    /// </summary>
    /// <param name="model">The name the service knows it by.</param>
    /// <returns>The limits; null for those of <see cref="ProviderInfo.ImageLimits"/>.</returns>
    ImageLimits? FindImageLimits(string model) => null;

    /// <summary>
    /// Explains an answer whose status is not a success. The host calls it for every such answer on this provider's
    /// connections, decides from the result whether the call may be made again, and throws the result to the plugin
    /// code that was waiting for the answer.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <returns>The failure; null to let the host judge by the status alone.</returns>
    ProviderException? ReadFailure(FailureResponse response) => null;
}
