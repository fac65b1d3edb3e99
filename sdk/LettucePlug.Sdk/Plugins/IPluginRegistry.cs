namespace LettucePlug.Sdk;

/// <summary>Takes what a plugin offers. Implemented by the host; it grows by new members.</summary>
/// <remarks>The objects stay owned by the plugin. Each may be called from several threads at once.</remarks>
public interface IPluginRegistry
{
    /// <summary>Offers a provider of images or chat.</summary>
    /// <param name="provider">Its <see cref="ProviderInfo.Id"/> must be among the manifest's <c>contributes.providers</c>.</param>
    /// <exception cref="ArgumentException">The id is not declared in the manifest, or was registered already.</exception>
    void AddProvider(IProvider provider);

    /// <summary>Offers a pack of prompt templates.</summary>
    /// <param name="pack">Its <see cref="ITemplatePack.Id"/> must be among the manifest's <c>contributes.templatePacks</c>.</param>
    /// <exception cref="ArgumentException">The id is not declared in the manifest, or was registered already.</exception>
    void AddTemplatePack(ITemplatePack pack);

    /// <summary>Offers a storage backend.</summary>
    /// <param name="backend">Its <see cref="IStorageBackend.Id"/> must be among the manifest's <c>contributes.storage</c>.</param>
    /// <exception cref="ArgumentException">The id is not declared in the manifest, or was registered already.</exception>
    void AddStorageBackend(IStorageBackend backend);
}
