namespace LettucePlug.Sdk;

/// <summary>Whether a provider needs a key.</summary>
public enum KeyRequirement
{
    /// <summary>There is no key.</summary>
    None,

    /// <summary>Works without; some servers want one.</summary>
    Optional,

    /// <summary>Does not work without.</summary>
    Required,
}
