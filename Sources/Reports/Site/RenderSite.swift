import Source

/// Prints all pages, in byte order of path, on so many threads.
package func renderSite(_ input: SiteInput, jobs: Int) throws(TemplateError) -> [PageFile] {
    let site = try Site(input)
    return try site.render(site.plans, jobs: jobs)
}

extension Site {
    /// Prints some of the pages, in their order, on so many threads.
    package func render(_ plans: [Plan], jobs: Int) throws(TemplateError) -> [PageFile] {
        let results = sideBySide(plans.count, jobs: jobs) { index in rendered(plans[index], of: self) }
        var files: [PageFile] = []
        files.reserveCapacity(results.count)
        for result in results { files.append(try result.get()) }
        return files
    }
}

private func rendered(_ plan: Site.Plan, of site: Site) -> Result<PageFile, TemplateError> {
    do throws(TemplateError) {
        return .success(try site.render(plan))
    } catch {
        return .failure(error)
    }
}
