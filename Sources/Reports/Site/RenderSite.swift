import Source

/// Prints all pages, in byte order of path, on so many threads.
package func renderSite(_ input: SiteInput, jobs: Int) throws(TemplateError) -> [PageFile] {
    let site = try Site(input)
    let results = sideBySide(site.plans.count, jobs: jobs) { index in
        rendered(site.plans[index], of: site)
    }
    var files: [PageFile] = []
    files.reserveCapacity(results.count)
    for result in results { files.append(try result.get()) }
    return files
}

private func rendered(_ plan: Site.Plan, of site: Site) -> Result<PageFile, TemplateError> {
    do throws(TemplateError) {
        return .success(try site.render(plan))
    } catch {
        return .failure(error)
    }
}
