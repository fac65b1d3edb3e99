namespace LettucePlug.Sdk;

/// <summary>The ways in which a key can travel.</summary>
public enum AuthKind
{
    /// <summary>As a bearer token in the <c>Authorization</c> header.</summary>
    Bearer,

    /// <summary>As user and password in the <c>Authorization</c> header.</summary>
    Basic,

    /// <summary>As the value of a header.</summary>
    Header,

    /// <summary>As a parameter of the query.</summary>
    Query,
}
